/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Extensions that a client offers, as far as they can be read: web servers fail on the
 * rest of what a header may say.
 *
 * @param legible the offers in their order, each spelled without anything that need not
 * be there
 * @param complete whether nothing was left out
 */
public record ExtensionOffers(List<String> legible, boolean complete) {

	/**
	 * Reads what a client offers. A line that breaks the grammar (RFC 6455, section 9.1)
	 * offers nothing, and neither does a malformed offer of compression (RFC 7692,
	 * section 7.1).
	 * @param headers the values of {@code Sec-WebSocket-Extensions}, one for each line
	 * @return the offers
	 */
	public static ExtensionOffers read(Collection<String> headers) {
		List<String> legible = new ArrayList<>();
		boolean complete = true;
		for (String header : headers) {
			List<ExtensionOffer> offers = ExtensionOffer.parse(header);
			List<ExtensionOffer> good = offers.stream().filter(PerMessageDeflate::isWellFormed).toList();
			complete &= !good.isEmpty() && good.size() == offers.size();
			good.stream().map(ExtensionOffers::spell).forEach(legible::add);
		}
		return new ExtensionOffers(List.copyOf(legible), complete);
	}

	private static String spell(ExtensionOffer offer) {
		return offer.name() + offer.parameters()
			.stream()
			.map((parameter) -> "; " + parameter.name() + ((parameter.value() != null) ? "=" + parameter.value() : ""))
			.collect(Collectors.joining());
	}

}
