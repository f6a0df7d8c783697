/**
 * Discovery of services: beans are found and described before anything runs. Knows only
 * the vocabulary of users; the rooms that run services read the descriptions.
 */
@NullMarked
package io.boss.websocket.service.discovery;

import org.jspecify.annotations.NullMarked;
