package io.boss.websocket.readme;

record Voter(String name) {
}
