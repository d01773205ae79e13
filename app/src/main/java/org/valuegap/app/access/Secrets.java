package org.valuegap.app.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.valuegap.core.document.Id;

/** What must not be guessed. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** A token or code of 192 bits, for an address or a cookie. */
  public static String token() {
    return draw(24);
  }

  /** An id of 96 bits: never the same, and not to be guessed either. */
  public static Id id() {
    return new Id(draw(12));
  }

  /** What is kept of a token. Tokens are long and random, so a plain digest is enough. */
  public static String digest(String token) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String draw(int bytes) {
    var drawn = new byte[bytes];
    RANDOM.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }
}
