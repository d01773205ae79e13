package org.valuegap.app.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A frame on its way out: the same for many, so it is made ready once. */
final class Outgoing {
  private static final int TEXT = 0x81;
  private static final int BINARY = 0x82;

  final String text;
  private volatile @Nullable ByteBuffer asText;
  private volatile @Nullable ByteBuffer asBinary;

  Outgoing(String text) {
    this.text = text;
  }

  /** A view of its own of the text as a WebSocket frame: one, last and unmasked (RFC 6455, 5.2). */
  ByteBuffer frame(boolean binary) {
    var ready = binary ? asBinary : asText;
    if (ready == null) {
      ready = frame(binary ? BINARY : TEXT, text.getBytes(StandardCharsets.UTF_8));
      if (binary) {
        asBinary = ready;
      } else {
        asText = ready;
      }
    }
    return ready.duplicate();
  }

  private static ByteBuffer frame(int kind, byte[] utf8) {
    var frame = ByteBuffer.allocate(10 + utf8.length).put((byte) kind);
    if (utf8.length < 126) {
      frame.put((byte) utf8.length);
    } else if (utf8.length < 1 << 16) {
      frame.put((byte) 126).putShort((short) utf8.length);
    } else {
      frame.put((byte) 127).putLong(utf8.length);
    }
    return frame.put(utf8).flip();
  }

  /** How much it weighs while it waits, in UTF-16 units. */
  int length() {
    return text.length();
  }
}
