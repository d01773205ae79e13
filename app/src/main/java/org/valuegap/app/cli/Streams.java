package org.valuegap.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes: UTF-8, whatever the terminal's language.
 *
 * @param err one line for each thing that went wrong or was assumed
 */
record Streams(InputStream in, OutputStream out, PrintStream err) {

  static Streams ofSystem() {
    return new Streams(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
  }

  /** Says in one line why the call came to nothing; answers the exit status for it. */
  int refuse(String fault) {
    err.println(fault.strip().replaceAll("\\s*\\R\\s*", " "));
    return 2;
  }
}
