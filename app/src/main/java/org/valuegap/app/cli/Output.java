package org.valuegap.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import org.jspecify.annotations.Nullable;

/** What a command writes: whole or not at all. */
final class Output {
  private Output() {}

  /**
   * Writes to a file, or to standard output when none is named.
   *
   * @throws Unusable when it cannot be written; a file that was there is as it was
   */
  static void write(@Nullable Path file, byte[] bytes, Streams streams) {
    try {
      if (file == null || file.toString().equals(Input.STANDARD)) {
        streams.out().write(bytes);
        streams.out().flush();
      } else {
        replace(file, bytes);
      }
    } catch (IOException e) {
      throw new Unusable((file == null ? "standard output" : file) + ": " + Input.reason(e));
    }
  }

  /** Writes a text to standard output. */
  static void text(String text, Streams streams) {
    write(null, text.getBytes(UTF_8), streams);
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.write(file, bytes); // a pipe or a device, such as /dev/stdout
      return;
    }
    var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    var made = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
    try {
      Files.write(made, bytes);
      permitAs(target, made);
      Files.move(made, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /** The same rights as the file that is replaced, or those of any new file. */
  private static void permitAs(Path target, Path made) throws IOException {
    var view = Files.getFileAttributeView(made, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(
          Files.exists(target)
              ? Files.getPosixFilePermissions(target)
              : java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    }
  }
}
