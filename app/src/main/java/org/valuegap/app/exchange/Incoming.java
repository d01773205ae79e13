package org.valuegap.app.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import org.valuegap.app.office.SheetFault;
import org.valuegap.app.office.reading.CanvasFile;
import org.valuegap.app.office.reading.Unreadable;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.file.MapFileException;

/** Reads what is sent: one file at a time and for so long, so that a bad one slows nobody. */
@Component
final class Incoming {
  private static final int SECONDS = 10;

  private final Semaphore turn = new Semaphore(1, true);

  /**
   * What was read.
   *
   * @param elements of the new map, none when the file cannot be used
   * @param said what was assumed, or the one sentence why not
   */
  record Read(List<Element> elements, List<String> said) {
    Read {
      elements = List.copyOf(elements);
      said = List.copyOf(said);
    }

    boolean isRefused() {
      return elements.isEmpty();
    }
  }

  /** Reads a file that was sent; a canvas, or a map file. */
  Read read(byte[] file, String name, Locale locale) {
    try {
      if (!turn.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
        return refused("import.busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused("import.busy");
    }
    // The turn ends when the reading does, even after nobody waits for it any more.
    var reading =
        new java.util.concurrent.FutureTask<>(() -> {
          try {
            return parse(file, name, locale);
          } finally {
            turn.release();
          }
        });
    Thread.ofPlatform().daemon().name("import").start(reading);
    try {
      return reading.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      reading.cancel(true);
      return refused("import.slow");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused("import.busy");
    } catch (ExecutionException e) {
      return refused("import.unreadable");
    }
  }

  private static Read refused(String key) {
    return new Read(List.of(), List.of(key));
  }

  private static Read parse(byte[] file, String name, Locale locale) {
    try {
      var lower = name.toLowerCase(Locale.ROOT);
      if (lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json")) {
        return new Read(map(text(file), name), List.of());
      }
      var read = CanvasFile.map(file, name, Incoming::draw);
      var said = read.assumptions().stream().map(assumption -> assumption.in(locale)).toList();
      return new Read(read.elements(), said);
    } catch (Unreadable e) {
      return refused(name + ": " + e.why().in(locale));
    } catch (SheetFault | MapFileException e) {
      return refused(String.valueOf(e.getMessage()));
    } catch (CharacterCodingException e) {
      return refused("import.unreadable");
    }
  }

  private static String text(byte[] file) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
  }

  /**
   * The elements of a map file.
   *
   * @throws MapFileException when it is not a map
   */
  static List<Element> map(String text, String name) {
    return MapFile.read(text, name, Incoming::draw);
  }

  private static Id draw() {
    return new Id(UUID.randomUUID().toString());
  }
}
