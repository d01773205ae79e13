package org.valuegap.core.file;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A text to be read, and the words for what is wrong with it. JSON is read as the YAML it is. */
final class Source {
  /** Far beyond any map that the limits of a document allow. */
  private static final int MAX_LENGTH = 16_000_000;

  private static final int MAX_DEPTH = 32;

  private final String text;
  private final String name;

  Source(String text, String name) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.name = name;
  }

  /** Without a byte order mark. */
  String text() {
    return text;
  }

  /** The one document of this text: no aliases, no tags, bounded in size and depth. */
  Node parse(boolean withComments) {
    if (text.length() > MAX_LENGTH) {
      throw fault(null, "too large: at most " + MAX_LENGTH / 1_000_000 + " million characters");
    }
    var settings =
        LoadSettings.builder()
            .setLabel(name)
            .setCodePointLimit(MAX_LENGTH)
            // In one piece: the library fails where a piece ends within a character (3.0.1).
            .setBufferSize(Math.max(1024, text.length() + 1))
            .setParseComments(withComments)
            .setSchema(new CoreSchema())
            .build();
    try {
      var parser = new Guard(new ParserImpl(settings, new StreamReader(settings, text)));
      return new Composer(settings, parser)
          .getSingleNode()
          .orElseThrow(() -> fault(null, "empty: a map begins with “format: valuemap/1”"));
    } catch (MarkedYamlEngineException e) {
      throw at(e.getProblemMark(), "not readable: " + oneLine(e.getProblem()));
    } catch (ReaderException e) {
      throw unreadable(e);
    } catch (YamlEngineException e) {
      throw fault(null, "not readable: " + oneLine(e.getMessage()));
    }
  }

  /** The fault of what stands at a node; the whole file's when there is none. */
  MapFileException fault(@Nullable Node at, String problem) {
    return at(at == null ? Optional.empty() : at.getStartMark(), problem);
  }

  private MapFileException at(Optional<Mark> mark, String problem) {
    return new MapFileException(
        name,
        mark.map(found -> found.getLine() + 1).orElse(0),
        mark.map(found -> found.getColumn() + 1).orElse(0),
        problem);
  }

  private MapFileException unreadable(ReaderException e) {
    int end = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.length()));
    var before = text.substring(0, end);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new MapFileException(
        name,
        line,
        end - before.lastIndexOf('\n'),
        "a character that no text may hold (U+%04X): remove it".formatted(e.getCodePoint()));
  }

  private static String oneLine(@Nullable String message) {
    return message == null ? "" : message.strip().replaceAll("\\s+", " ");
  }

  /** Refuses what a map never needs and what has been used to attack readers. */
  private final class Guard implements Parser {
    private final Parser parser;
    private int depth;

    Guard(Parser parser) {
      this.parser = parser;
    }

    @Override
    public Event next() {
      var event = parser.next();
      switch (event) {
        case CollectionStartEvent start -> {
          if (++depth > MAX_DEPTH) {
            throw at(start.getStartMark(), "nested too deep: at most " + MAX_DEPTH + " levels");
          }
          refuse(start, start.getTag().isPresent());
        }
        case CollectionEndEvent _ -> depth--;
        case ScalarEvent scalar -> refuse(scalar, scalar.getTag().isPresent());
        case NodeEvent alias -> refuse(alias, false);
        default -> {}
      }
      return event;
    }

    private void refuse(NodeEvent event, boolean tagged) {
      if (event.getAnchor().isPresent()) {
        throw at(event.getStartMark(), "anchors and aliases (& and *) are not used: write it out");
      }
      if (tagged) {
        throw at(event.getStartMark(), "tags (!) are not used: remove it or quote the text");
      }
    }

    @Override
    public boolean checkEvent(Event.ID id) {
      return parser.checkEvent(id);
    }

    @Override
    public Event peekEvent() {
      return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
      return parser.hasNext();
    }
  }
}
