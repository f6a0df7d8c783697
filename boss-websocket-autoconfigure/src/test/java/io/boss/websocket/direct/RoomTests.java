package io.boss.websocket.direct;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Room}.
 */
class RoomTests {

	private final Room room = new Room(TestWire.limits(3, 10));

	@Test
	void whenMessagesAreAsManyAsMayWaitThereIsNoRoom() {
		assertThat(this.room.reserve(1)).isTrue();
		assertThat(this.room.reserve(1)).isTrue();
		assertThat(this.room.reserve(1)).isTrue();
		assertThat(this.room.reserve(1)).isFalse();
		this.room.release(1);
		assertThat(this.room.reserve(1)).isTrue();
	}

	@Test
	void whenBytesAreAsManyAsMayWaitThereIsNoRoom() {
		assertThat(this.room.reserve(9)).isTrue();
		assertThat(this.room.reserve(2)).isFalse();
		assertThat(this.room.reserve(1)).isTrue();
		assertThat(this.room.reserve(0)).isTrue();
		this.room.release(9);
		assertThat(this.room.reserve(9)).isTrue();
	}

	@Test
	void whenNothingWaitsOneMessageMayBeLargerThanAll() {
		assertThat(this.room.reserve(11)).isTrue();
		assertThat(this.room.reserve(1)).isFalse();
		this.room.release(11);
		assertThat(this.room.reserve(11)).isTrue();
	}

	@Test
	void whenMoreThanHalfIsTakenItIsScarce() {
		assertThat(this.room.reserve(1)).isTrue();
		assertThat(this.room.isScarce()).isFalse();
		assertThat(this.room.reserve(1)).isTrue();
		assertThat(this.room.isScarce()).isTrue();
		this.room.release(1);
		this.room.release(1);
		assertThat(this.room.reserve(5)).isTrue();
		assertThat(this.room.isScarce()).isFalse();
		this.room.release(5);
		assertThat(this.room.reserve(6)).isTrue();
		assertThat(this.room.isScarce()).isTrue();
	}

	@Test
	void whenOccupiedWithoutRoomItIsGivenBackAllTheSame() {
		assertThat(this.room.reserve(10)).isTrue();
		this.room.occupy(10);
		assertThat(this.room.reserve(0)).isFalse();
		this.room.release(10);
		assertThat(this.room.reserve(0)).isTrue();
	}

}
