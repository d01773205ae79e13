package org.valuegap.core.file;

import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.serializer.Serializer;

/** Writes what is canonical already as YAML. */
final class Yaml {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setIndent(2)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setSplitLines(false)
          .setDumpComments(true)
          .setSchema(new CoreSchema())
          .build();

  private Yaml() {}

  static String write(Node map) {
    var text = new StringBuilder();
    var serializer = new Serializer(SETTINGS, new Emitter(SETTINGS, new Out(text)));
    serializer.emitStreamStart();
    serializer.serializeDocument(map);
    serializer.emitStreamEnd();
    return text.toString();
  }

  private record Out(StringBuilder text) implements StreamDataWriter {
    @Override
    public void write(String part) {
      text.append(part);
    }

    @Override
    public void write(String part, int from, int length) {
      text.append(part, from, from + length);
    }
  }
}
