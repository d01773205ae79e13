package org.valuegap.app.cli;

/**
 * An input or a call that cannot be used. The message is one line: the file, the place, the mend.
 */
public final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unusable(String message) {
    super(message);
  }
}
