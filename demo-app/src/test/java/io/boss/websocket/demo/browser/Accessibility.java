/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.browser;

/**
 * Script that looks for what people with a screen reader or weak eyes would miss:
 * controls, tables, images and dialogs without a name, a page without landmarks, ids that
 * are there twice, and text with a contrast below that of WCAG's level AA.
 */
final class Accessibility {

	/**
	 * Answers what is wrong, a line for each, or an empty text.
	 */
	static final String SCRIPT = """
			const seen = (element) => element.checkVisibility({ visibilityProperty: true });
			const show = (element) => `<${element.tagName.toLowerCase()} id="${element.id}" class="${element.className}">`
				+ element.textContent.slice(0, 40);
			const problems = [];
			const textOf = (ids) => (ids ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join("");
			const nameOf = (element) => element.getAttribute("aria-label") || textOf(element.getAttribute("aria-labelledby"))
				|| [...element.labels ?? []].map((label) => label.textContent).join("")
				|| (element.matches("button, a, summary") ? element.textContent : "")
				|| (element.matches("table") ? element.caption?.textContent : "");
			for (const element of document.querySelectorAll("button, a, summary, input, select, textarea, table, dialog, nav, svg")) {
				if (seen(element) && !nameOf(element)?.trim()) {
					problems.push("without a name: " + show(element));
				}
			}
			for (const landmark of ["main", "header", "nav"]) {
				if (!document.querySelector(landmark)) {
					problems.push("without a landmark: " + landmark);
				}
			}
			if (document.querySelectorAll("h1").length !== 1) {
				problems.push("headings of the first level: " + document.querySelectorAll("h1").length);
			}
			const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
			ids.filter((id, index) => ids.indexOf(id) !== index).forEach((id) => problems.push("twice: " + id));
			document.querySelectorAll("th:not([scope])").forEach((cell) => problems.push("without a scope: " + show(cell)));
			const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
			const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
			const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
			const background = (element) => {
				for (let at = element; at; at = at.parentElement) {
					const color = numbers(getComputedStyle(at).backgroundColor);
					if (color.length === 3 || color[3] === 1) {
						return color;
					}
				}
				return [255, 255, 255];
			};
			for (const element of document.querySelectorAll("body *")) {
				const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
				if (own && seen(element) && !element.matches(":disabled, [aria-disabled=true], option, noscript, .unseen, .skip")) {
					const [a, b] = [light(numbers(getComputedStyle(element).color)), light(background(element))];
					const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
					if (contrast < 4.5) {
						problems.push(`contrast ${contrast.toFixed(2)}: ` + show(element));
					}
				}
			}
			return problems.join("\\n")""";

	private Accessibility() {
	}

}
