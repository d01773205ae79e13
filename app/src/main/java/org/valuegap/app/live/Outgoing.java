package org.valuegap.app.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A frame on its way out: the same for many, so it is encoded once. */
final class Outgoing {
  final String text;
  private volatile byte @Nullable [] utf8;

  Outgoing(String text) {
    this.text = text;
  }

  /** A view of its own of the text in UTF-8. */
  ByteBuffer bytes() {
    var encoded = utf8;
    if (encoded == null) {
      encoded = text.getBytes(StandardCharsets.UTF_8);
      utf8 = encoded;
    }
    return ByteBuffer.wrap(encoded).asReadOnlyBuffer();
  }

  /** How much it weighs while it waits, in UTF-16 units. */
  int length() {
    return text.length();
  }
}
