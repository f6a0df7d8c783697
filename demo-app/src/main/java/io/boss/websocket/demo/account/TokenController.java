package io.boss.websocket.demo.account;

import java.security.Principal;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives a token to whoever has signed in.
 */
@RestController
class TokenController {

	private final ShortLivedTokens tokens;

	TokenController(ShortLivedTokens tokens) {
		this.tokens = tokens;
	}

	@PostMapping("/account/token")
	ResponseEntity<Token> token(Principal user) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(new Token(this.tokens.make(user.getName()).getTokenValue()));
	}

	/**
	 * What the page gets.
	 *
	 * @param token a JWT
	 */
	record Token(String token) {
	}

}
