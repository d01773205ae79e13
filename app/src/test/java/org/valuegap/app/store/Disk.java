package org.valuegap.app.store;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between SQLite and the disk: every call of SQLite's that changes a file below a folder
 * goes through a test's hands, which may let it pass, fail it, cut it short or stop the process.
 *
 * <p>SQLite's library reaches {@code pwrite}, {@code fsync} and {@code ftruncate} through slots
 * that the system's loader has filled in (ELF, Linux); they are filled anew with functions of ours.
 */
public final class Disk implements AutoCloseable {
  public static final int EIO = 5;
  public static final int ENOSPC = 28;

  /** What SQLite is about to do to a file. */
  public enum Call {
    WRITE,
    SYNC,
    TRUNCATE
  }

  /**
   * @param bytes what is written; empty for the others
   * @param at where it is written, or the new length
   */
  public record Request(Call call, Path file, long at, byte[] bytes) {
    public boolean isTo(String end) {
      return file.toString().endsWith(end);
    }
  }

  /** Decides what becomes of a call. */
  @FunctionalInterface
  public interface Hands {
    /**
     * @return 0 to let it pass, an {@code errno} to fail it, or minus so many bytes to write no
     *     more
     */
    int take(Request request);
  }

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle ERRNO =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("__errno_location"), FunctionDescriptor.of(ADDRESS));
  private static final Map<String, FunctionDescriptor> CALLS =
      Map.of(
          "pwrite64", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG),
          "fsync", FunctionDescriptor.of(JAVA_INT, JAVA_INT),
          "ftruncate64", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));

  private static final Map<Path, Hands> HANDS = new ConcurrentHashMap<>();
  private static final MethodHandle PWRITE = system("pwrite64");
  private static final MethodHandle FSYNC = system("fsync");
  private static final MethodHandle FTRUNCATE = system("ftruncate64");

  static {
    try {
      org.sqlite.SQLiteJDBCLoader.initialize();
      fillSlots();
    } catch (Exception e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Path folder;

  private Disk(Path folder) {
    this.folder = folder;
  }

  /** From now on, what SQLite does to the files of this folder goes through these hands. */
  public static Disk under(Path folder, Hands hands) {
    try {
      var disk = new Disk(folder.toRealPath());
      HANDS.put(disk.folder, hands);
      return disk;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything passes again. */
  @Override
  public void close() {
    HANDS.remove(folder);
  }

  @SuppressWarnings("unused") // called by SQLite
  private static long pwrite(int fd, MemorySegment from, long size, long at) {
    int answer = ask(Call.WRITE, fd, at, from.reinterpret(size));
    long written = answer == 0 ? size : -answer;
    return pass(answer, () -> (long) PWRITE.invokeExact(fd, from, written, at));
  }

  @SuppressWarnings("unused") // called by SQLite
  private static int fsync(int fd) {
    int answer = ask(Call.SYNC, fd, 0, MemorySegment.NULL);
    return (int) pass(answer, () -> (int) FSYNC.invokeExact(fd));
  }

  @SuppressWarnings("unused") // called by SQLite
  private static int ftruncate(int fd, long length) {
    int answer = ask(Call.TRUNCATE, fd, length, MemorySegment.NULL);
    return (int) pass(answer, () -> (int) FTRUNCATE.invokeExact(fd, length));
  }

  @FunctionalInterface
  private interface SystemCall {
    long call() throws Throwable;
  }

  private static long pass(int answer, SystemCall call) {
    try {
      if (answer > 0) {
        ((MemorySegment) ERRNO.invokeExact()).reinterpret(4).set(JAVA_INT, 0, answer);
        return -1;
      }
      return call.call();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** An exception must not go up into SQLite: it would end the process. */
  private static int ask(Call call, int fd, long at, MemorySegment bytes) {
    if (HANDS.isEmpty()) {
      return 0;
    }
    try {
      var file = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd));
      var hands = HANDS.get(file.getParent());
      return hands == null ? 0 : hands.take(new Request(call, file, at, bytes.toArray(JAVA_BYTE)));
    } catch (IOException | RuntimeException e) {
      return EIO;
    }
  }

  private static MethodHandle system(String name) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), CALLS.get(name));
  }

  private static void fillSlots() throws Exception {
    var self = MethodHandles.lookup();
    var library = Library.loaded("sqlitejdbc");
    for (var call : CALLS.entrySet()) {
      var type = call.getValue().toMethodType();
      var ours = self.findStatic(Disk.class, call.getKey().replace("64", ""), type);
      var stub = LINKER.upcallStub(ours, call.getValue(), Arena.global());
      if (library.fill(call.getKey(), stub) == 0) {
        throw new IllegalStateException("SQLite's library has no slot for " + call.getKey());
      }
    }
  }

  /** A shared library of this process: where it lies, and what its file says of its slots. */
  private record Library(long base, ByteBuffer elf) {
    private static final int DYNAMIC = 2;
    private static final int SYMBOL_SIZE = 24;
    private static final int RELOCATION_SIZE = 24;

    static Library loaded(String name) throws IOException {
      for (var line : Files.readAllLines(Path.of("/proc/self/maps"))) {
        var words = line.trim().split("\\s+");
        if (words.length > 5 && words[5].contains(name) && words[2].matches("0+")) {
          var file = ByteBuffer.wrap(Files.readAllBytes(Path.of(words[5])));
          return new Library(
              Long.parseUnsignedLong(words[0].split("-")[0], 16),
              file.order(ByteOrder.LITTLE_ENDIAN));
        }
      }
      throw new IllegalStateException(name + " is not loaded");
    }

    /** Fills the slots of an imported function; answers how many there were. */
    int fill(String function, MemorySegment with) {
      int filled = 0;
      for (var table : List.of(new long[] {7, 8}, new long[] {23, 2})) { // RELA, JMPREL with sizes
        int from = (int) dynamic(table[0]);
        int size = (int) dynamic(table[1]);
        for (int at = from; at < from + size; at += RELOCATION_SIZE) {
          int symbol = (int) (elf.getLong(at + 8) >>> 32);
          if (symbol != 0 && function.equals(name(symbol))) {
            MemorySegment.ofAddress(base + elf.getLong(at))
                .reinterpret(8)
                .set(JAVA_LONG_UNALIGNED, 0, with.address());
            filled++;
          }
        }
      }
      return filled;
    }

    private String name(int symbol) {
      int at = (int) dynamic(5) + elf.getInt((int) dynamic(6) + symbol * SYMBOL_SIZE);
      int end = at;
      while (elf.get(end) != 0) {
        end++;
      }
      return new String(elf.array(), at, end - at, StandardCharsets.US_ASCII);
    }

    /** A value of the dynamic section; addresses of the first segment are offsets in the file. */
    private long dynamic(long tag) {
      int headers = (int) elf.getLong(32);
      for (int i = 0; i < elf.getShort(56); i++) {
        int header = headers + i * elf.getShort(54);
        if (elf.getInt(header) == DYNAMIC) {
          for (int at = (int) elf.getLong(header + 8); elf.getLong(at) != 0; at += 16) {
            if (elf.getLong(at) == tag) {
              return elf.getLong(at + 8);
            }
          }
        }
      }
      throw new IllegalStateException("no entry " + tag);
    }
  }
}
