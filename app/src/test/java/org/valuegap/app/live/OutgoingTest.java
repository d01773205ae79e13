package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames as RFC 6455, 5.2 has them: the length in one, two or eight bytes, by the text's UTF-8. */
class OutgoingTest {
  @ParameterizedTest
  @CsvSource({"1, 2", "125, 2", "126, 4", "65535, 4", "65536, 10", "300000, 10"})
  void aFrameIsOneUnmaskedAndAsLongAsItSays(int bytes, int head) {
    var text = "é".repeat(bytes / 2) + "e".repeat(bytes % 2);
    var outgoing = new Outgoing(text);
    for (boolean binary : new boolean[] {false, true}) {
      var frame = outgoing.frame(binary);
      assertThat(frame.remaining()).isEqualTo(head + bytes);
      assertThat(frame.get()).isEqualTo((byte) (binary ? 0x82 : 0x81));
      long said = frame.get();
      if (said == 126) {
        said = frame.getShort() & 0xffff;
      } else if (said == 127) {
        said = frame.getLong();
      }
      assertThat(said).isEqualTo(bytes);
      assertThat(StandardCharsets.UTF_8.decode(frame).toString()).isEqualTo(text);
      assertThat(outgoing.frame(binary).position()).as("a view of its own").isZero();
    }
  }
}
