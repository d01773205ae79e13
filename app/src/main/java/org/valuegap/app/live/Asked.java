package org.valuegap.app.live;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.valuegap.core.document.Decision;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/**
 * An edit that somebody wants, before it is decided. It may be decided several times, when the
 * document turns out to be another.
 *
 * @param number in the order of asking, in which edits are decided anew
 * @param fingerprint of what was asked: the same when it is sent again
 * @param owed what comes before it on the line that asks
 * @param answer told once what became of it; be quick
 */
record Asked(
    long number,
    Id id,
    int fingerprint,
    Stamp by,
    BiFunction<Document, Stamp, Decision> decide,
    Owed owed,
    Consumer<Reply> answer) {
  private static final AtomicLong LAST = new AtomicLong();

  Asked(
      Id id,
      int fingerprint,
      Stamp by,
      BiFunction<Document, Stamp, Decision> decide,
      Owed owed,
      Consumer<Reply> answer) {
    this(next(), id, fingerprint, by, decide, owed, answer);
  }

  static long next() {
    return LAST.incrementAndGet();
  }
}
