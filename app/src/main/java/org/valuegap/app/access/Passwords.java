package org.valuegap.app.access;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Encodes and checks passwords with Argon2id: 19 MiB and two rounds, as OWASP asks. Two at a time,
 * so that a rush at the door does not fill the memory.
 */
@Component
public final class Passwords {
  public static final int SHORTEST = 12;
  public static final int LONGEST = 200;

  private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  private final Semaphore working = new Semaphore(2, true);

  /** Stands in for the password of someone unknown, so that the answer takes as long. */
  private volatile @Nullable String nobody;

  public String encode(String password) {
    working.acquireUninterruptibly();
    try {
      return argon2.encode(password);
    } finally {
      working.release();
    }
  }

  /**
   * Whether this is the password.
   *
   * @param encoded null for someone unknown or without a password; takes as long and is never so
   */
  public boolean matches(String password, @Nullable String encoded) {
    var against = encoded == null ? nobody() : encoded;
    working.acquireUninterruptibly();
    try {
      return argon2.matches(password, against) && encoded != null;
    } finally {
      working.release();
    }
  }

  private String nobody() {
    var drawn = nobody;
    if (drawn == null) {
      drawn = encode(Secrets.token());
      nobody = drawn;
    }
    return drawn;
  }
}
