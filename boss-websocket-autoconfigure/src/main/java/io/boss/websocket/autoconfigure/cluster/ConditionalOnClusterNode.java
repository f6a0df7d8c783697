/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.cluster;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;

/**
 * {@link ConditionalOnBean @ConditionalOnBean} that matches where the application context
 * itself is a node of a cluster: its parent may be another. It names the class of the
 * node because boss-websocket-cluster need not be there; what mentions one of its types
 * in a signature is a configuration of its own with this annotation.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnClass(name = ConditionalOnClusterNode.NODE)
@ConditionalOnBean(type = ConditionalOnClusterNode.NODE, search = SearchStrategy.CURRENT)
public @interface ConditionalOnClusterNode {

	/**
	 * The class of the node.
	 */
	String NODE = "io.boss.websocket.cluster.node.ClusterNode";

}
