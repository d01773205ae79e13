package org.valuegap.app.office.reading;

/** A file that cannot be imported: one sentence that says why and what to do. */
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message why;

  Unreadable(Message why) {
    super(why.key());
    this.why = why;
  }

  Unreadable(String key, Object... arguments) {
    this(Message.of(key, arguments));
  }

  public Message why() {
    return why;
  }
}
