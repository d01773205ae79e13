package org.valuegap.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that was named on the command line, read whole.
 *
 * @param name as messages call it
 */
record Input(String name, byte[] bytes) {
  static final String STANDARD = "-";
  private static final int MAX_BYTES = 64 << 20;

  /**
   * Reads a file; {@code -} is standard input.
   *
   * @throws Unusable when it cannot be read or is too large
   */
  static Input of(String file, Streams streams) {
    boolean standard = file.equals(STANDARD);
    var name = standard ? "standard input" : file;
    try (var in = standard ? streams.in() : Files.newInputStream(Path.of(file))) {
      var bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new Unusable(name + ": too large, at most " + (MAX_BYTES >> 20) + " MB");
      }
      return new Input(name, bytes);
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw new Unusable(name + ": " + reason(e));
    }
  }

  /** The text of a file that must be UTF-8. */
  String text() {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Unusable(name + ": not UTF-8 text; save it as UTF-8");
    }
  }

  /** Why a file could not be read or written. */
  static String reason(Exception e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "not allowed to read or write it";
      default ->
          "cannot be read or written: "
              + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    };
  }
}
