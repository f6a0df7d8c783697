/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.ref.WeakReference;

import org.jspecify.annotations.Nullable;

/**
 * Methods of a service, bound to the beans of its instances. A singleton bean has many
 * instances if the service has keys, and its methods are bound once; a prototype bean is
 * not kept here when its instance has ended. Thread-safe.
 */
final class BoundServices {

	private final AnnotatedService service;

	private volatile @Nullable WeakReference<BoundService> latest;

	BoundServices(AnnotatedService service) {
		this.service = service;
	}

	BoundService of(Object bean) {
		WeakReference<BoundService> latest = this.latest;
		BoundService known = (latest != null) ? latest.get() : null;
		if (known != null && known.bean() == bean) {
			return known;
		}
		BoundService bound = BoundService.of(this.service, bean);
		this.latest = new WeakReference<>(bound);
		return bound;
	}

}
