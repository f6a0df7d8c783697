/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * File of XML, most often a pom, to ask by XPath.
 *
 * @param file where it is
 * @param document what is in it
 */
record Pom(Path file, Document document) {

	static Pom of(Path file) {
		try {
			return new Pom(file, DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
		}
		catch (IOException | SAXException | ParserConfigurationException ex) {
			throw new IllegalStateException("Cannot read " + file + "; a build of the module makes it", ex);
		}
	}

	/**
	 * The first text at a path, or an empty one.
	 */
	String text(String path) {
		return texts(path).findFirst().orElse("");
	}

	Stream<String> texts(String path) {
		return nodes(path).map((node) -> node.getTextContent().strip());
	}

	Stream<Node> nodes(String path) {
		try {
			NodeList nodes = (NodeList) XPathFactory.newInstance()
				.newXPath()
				.evaluate(path, this.document, XPathConstants.NODESET);
			return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
		}
		catch (XPathExpressionException ex) {
			throw new IllegalArgumentException(path, ex);
		}
	}

	Optional<String> property(String name) {
		return texts("/project/properties/*[name()='" + name + "']").findFirst();
	}

	@Override
	public String toString() {
		return Repository.root().relativize(this.file).toString();
	}

}
