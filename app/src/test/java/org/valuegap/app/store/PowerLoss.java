package org.valuegap.app.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A disk whose power goes at one call. What was synced is there afterwards; of what was written
 * since, some is, some is not, and some is torn between sectors.
 */
final class PowerLoss implements Disk.Hands {
  private static final int SECTOR = 512;

  private final Map<Path, byte[]> synced = new HashMap<>();
  private final Map<Path, List<Disk.Request>> unsynced = new HashMap<>();
  private int left;

  /**
   * @param folder whose files are on the disk by now
   * @param calls that pass before the power goes
   */
  PowerLoss(Path folder, int calls) throws IOException {
    left = calls;
    try (var files = Files.list(folder.toRealPath())) {
      for (var file : files.toList()) {
        synced.put(file, Files.readAllBytes(file));
      }
    }
  }

  @Override
  public synchronized int take(Disk.Request request) {
    if (left == 0) {
      return Disk.EIO;
    }
    left--;
    if (request.call() == Disk.Call.SYNC) {
      synced.put(request.file(), read(request.file()));
      unsynced.remove(request.file());
    } else {
      unsynced.computeIfAbsent(request.file(), _ -> new ArrayList<>()).add(request);
    }
    return 0;
  }

  /** Writes into a folder what the disk has when the power is back. */
  synchronized void comeBack(Path folder, Random random) throws IOException {
    Files.createDirectories(folder);
    for (var file : synced.keySet()) {
      var name = file.getFileName().toString();
      if (name.equals("valuegap.db") || name.equals("valuegap.db-wal")) {
        var bytes = synced.get(file);
        for (var request : unsynced.getOrDefault(file, List.of())) {
          bytes = survived(bytes, request, random);
        }
        Files.write(folder.resolve(name), bytes);
      }
    }
  }

  private static byte[] survived(byte[] bytes, Disk.Request request, Random random) {
    if (request.call() == Disk.Call.TRUNCATE) {
      return random.nextBoolean() ? Arrays.copyOf(bytes, (int) request.at()) : bytes;
    }
    int fate = random.nextInt(3);
    if (fate == 0) {
      return bytes;
    }
    int at = (int) request.at();
    var after = Arrays.copyOf(bytes, Math.max(bytes.length, at + request.bytes().length));
    for (int from = 0; from < request.bytes().length; from += SECTOR) {
      if (fate == 1 || random.nextBoolean()) {
        int size = Math.min(SECTOR, request.bytes().length - from);
        System.arraycopy(request.bytes(), from, after, at + from, size);
      }
    }
    return after;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
