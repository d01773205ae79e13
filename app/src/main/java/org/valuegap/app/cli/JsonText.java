package org.valuegap.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as commands read and write it. */
final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  static JsonParser parser(String text) {
    return FACTORY.createParser(ObjectReadContext.empty(), text);
  }

  static String of(Consumer<JsonGenerator> writing) {
    var text = new StringWriter(512);
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      writing.accept(json);
    }
    return text + "\n";
  }

  /** Writes one document to the output. */
  static void write(Streams streams, Consumer<JsonGenerator> writing) {
    Output.write(null, of(writing).getBytes(UTF_8), streams);
  }
}
