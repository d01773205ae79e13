package org.valuegap.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.core.document.Id;

/** Characters of two units, wherever they stand in a file. */
class WideCharactersTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void mayStandAcrossTheEndOfTheLibrarysBuffer(int shift) {
    var text = "format: valuemap/1\njobs: [{job: " + "x".repeat(shift) + "😀".repeat(200) + "}]\n";
    var file = "# " + "😀".repeat(2_000) + "x".repeat(shift) + "😀".repeat(2_000) + "\n" + text;
    assertThat(MapFile.read(file, "wide.yaml", () -> new Id("a"))).isNotEmpty();
  }
}
