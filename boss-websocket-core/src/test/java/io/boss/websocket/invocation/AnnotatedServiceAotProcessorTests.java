/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.Reply;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.ServiceKey;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestParam;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnnotatedServiceAotProcessor}.
 */
class AnnotatedServiceAotProcessorTests {

	@Test
	void whenLibraryIsThereThenProcessorIsFound() {
		assertThat(AotServices.factories().load(BeanRegistrationAotProcessor.class))
			.hasAtLeastOneElementOfType(AnnotatedServiceAotProcessor.class);
	}

	@Test
	void whenMethodsAreAnnotatedThenTheyMayBeInvoked() {
		RuntimeHints hints = hintsFor(TalkService.class);
		for (String name : List.of("init", "joined", "said", "left", "inherited")) {
			assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method(TalkService.class, name))).as(name)
				.accepts(hints);
		}
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method(TalkService.class, "helper")))
			.rejects(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(TalkService.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(BaseService.class)).accepts(hints);
	}

	@Test
	void whenPayloadIsAMemberOfAFamilyThenAllOfItMayBeBound() {
		RuntimeHints hints = hintsFor(TalkService.class);
		for (Class<?> type : List.of(Request.class, Say.class, Whisper.class, Leave.class, Address.class)) {
			assertThat(RuntimeHintsPredicates.reflection().onType(type)).as(type.getSimpleName()).accepts(hints);
		}
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method(Whisper.class, "to"))).accepts(hints);
	}

	@Test
	void whenFamilyIsNamedByAnnotationOnlyThenAllOfItMayBeBound() {
		RuntimeHints hints = hintsFor(ShapeService.class);
		assertThat(RuntimeHintsPredicates.reflection().onType(Circle.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method(Circle.class, "radius")))
			.accepts(hints);
	}

	@Test
	void whenPayloadIsAListThenItsElementsMayBeBound() {
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method(Said.class, "text")))
			.accepts(hintsFor(ListService.class));
	}

	@Test
	void whenAnswerComesLaterThenItMayBeBound() {
		for (Class<?> service : List.of(FluxService.class, StageService.class, ReplyService.class)) {
			RuntimeHints hints = hintsFor(service);
			assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method(Said.class, "text")))
				.as(service.getSimpleName())
				.accepts(hints);
			assertThat(RuntimeHintsPredicates.reflection().onType(CompletableFuture.class)).rejects(hints);
			assertThat(RuntimeHintsPredicates.reflection().onType(Reply.class)).rejects(hints);
		}
	}

	@Test
	void whenPayloadTypeIsAVariableThenItIsResolved() {
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method(Said.class, "text")))
			.accepts(hintsFor(GenericService.class));
	}

	@Test
	void whenMethodTakesAKeyThenItMayBeConvertedAndIsNotBound() {
		RuntimeHints hints = hintsFor(RoomService.class);
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(RoomId.class)
			.withMemberCategories(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS, MemberCategory.INVOKE_PUBLIC_METHODS))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method(RoomService.class, "said")))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(InstanceKey.class)).rejects(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method(Said.class, "text"))).accepts(hints);
	}

	@Test
	void whenMethodRepliesThenTheReplyMayBeBound() {
		RuntimeHints hints = hintsFor(TalkService.class);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method(Said.class, "text"))).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method(Welcome.class, "name")))
			.accepts(hints);
	}

	@Test
	void whenMethodsHandleFailuresThenTheyMayBeInvokedAndTheirRepliesBound() {
		for (Class<?> type : List.of(FailingService.class, Advice.class)) {
			RuntimeHints hints = hintsFor(type);
			for (String name : List.of("failed", "refused")) {
				assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method(type, name))).as(name)
					.accepts(hints);
			}
			assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method(Said.class, "text")))
				.accepts(hints);
			assertThat(hints.reflection().typeHints())
				.noneMatch((hint) -> hint.getType().equals(TypeReference.of(IllegalStateException.class)))
				.noneMatch((hint) -> hint.getType().equals(TypeReference.of(CallbackFailure.class)));
		}
	}

	@Test
	void whenParameterIsNoPayloadThenItIsNotBound() {
		assertThat(hintsFor(PlainService.class).reflection().typeHints())
			.noneMatch((hint) -> hint.getType().equals(TypeReference.of(BossConnection.class)))
			.noneMatch((hint) -> hint.getType().equals(TypeReference.of(BossMessage.class)))
			.noneMatch((hint) -> hint.getType().equals(TypeReference.of(Outcome.class)));
	}

	@Test
	void whenBeanIsNoAnnotatedServiceThenThereAreNoHints() {
		for (Class<?> type : List.of(NoService.class, BehaviourService.class, OtherAdvice.class)) {
			DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
			beanFactory.registerBeanDefinition("bean", new RootBeanDefinition(type));
			assertThat(new AnnotatedServiceAotProcessor().processAheadOfTime(RegisteredBean.of(beanFactory, "bean")))
				.as(type.getSimpleName())
				.isNull();
		}
	}

	private static RuntimeHints hintsFor(Class<?> bean) {
		GenericApplicationContext context = new GenericApplicationContext();
		context.registerBean(bean);
		GenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("io.boss.websocket", "Generated")), new InMemoryGeneratedFiles());
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		return generation.getRuntimeHints();
	}

	private static Method method(Class<?> type, String name) {
		for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
			for (Method method : ReflectionUtils.getDeclaredMethods(declaring)) {
				if (method.getName().equals(name) && !method.isBridge()) {
					return method;
				}
			}
		}
		throw new IllegalArgumentException(name);
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	sealed interface Request {

	}

	sealed interface Spoken extends Request {

	}

	record Say(String text) implements Spoken {
	}

	record Whisper(Address to, String text) implements Spoken {
	}

	record Leave() implements Request {
	}

	record Address(String name) {
	}

	record Said(String text) {
	}

	record Welcome(String name) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	@JsonSubTypes(@JsonSubTypes.Type(Circle.class))
	interface Shape {

	}

	record Circle(int radius) implements Shape {
	}

	static class BaseService {

		@OnIncoming
		void inherited(Leave leave) {
		}

	}

	@BossService
	static class TalkService extends BaseService {

		@OnInit
		StringBuilder init() {
			return new StringBuilder();
		}

		@OnJoin
		Welcome joined(@RequestParam String name) {
			return new Welcome(name);
		}

		@OnIncoming
		Said said(Spoken spoken, BossConnection client, StringBuilder state) {
			return new Said("said");
		}

		@OnClose
		void left(BossConnection client) {
		}

		void helper() {
		}

	}

	@BossService
	static class ShapeService {

		@OnIncoming
		void drawn(Shape shape) {
		}

	}

	@BossService
	static class ListService {

		@OnIncoming
		void said(List<Said> said) {
		}

	}

	static class ParameterizedService<T> {

		@OnIncoming
		void said(T payload) {
		}

	}

	@BossService
	static class GenericService extends ParameterizedService<Said> {

	}

	@BossService
	static class PlainService {

		@OnIncoming
		Outcome<Void> said(BossMessage message, BossConnection client) {
			return Outcome.noReply(null);
		}

	}

	@BossService
	static class FailingService {

		@OnError
		Said failed(IllegalStateException exception, CallbackFailure failure) {
			return new Said("failed");
		}

		@MessageExceptionHandler
		void refused(SecurityException exception) {
		}

	}

	@ControllerAdvice
	static class Advice {

		@OnError
		Said failed(IllegalStateException exception, CallbackFailure failure) {
			return new Said("failed");
		}

		@MessageExceptionHandler
		void refused(SecurityException exception) {
		}

	}

	@ControllerAdvice
	static class OtherAdvice {

		@ExceptionHandler
		void failed(IllegalStateException exception) {
		}

	}

	static class NoService {

		@OnIncoming
		void said(Say say) {
		}

	}

	@BossService
	static class BehaviourService implements BossServiceHandler<Object> {

	}

	public record RoomId(String text) {

	}

	@BossService("room/{id}")
	static class RoomService {

		@OnIncoming
		void said(@ServiceKey RoomId id, @ServiceKey long number, InstanceKey key, Said said) {
		}

	}

	@BossService("replying")
	static class ReplyService {

		@OnIncoming
		void said(Reply<List<Said>> reply) {
		}

	}

	@BossService("staging")
	static class StageService {

		@OnIncoming
		CompletableFuture<Said> said() {
			return null;
		}

	}

	@BossService("flowing")
	static class FluxService {

		@OnIncoming
		Flux<Said> said() {
			return Flux.empty();
		}

	}

}
