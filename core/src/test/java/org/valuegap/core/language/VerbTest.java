package org.valuegap.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The forms of verbs that promises need, from a table written by hand. */
class VerbTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/verb-forms.csv", numLinesToSkip = 1)
  void hasItsForms(String base, String thirdPerson, String gerund, String participle) {
    var verb = Verb.of(base, false);
    assertThat(new String[] {verb.base(), verb.thirdPerson(), verb.gerund(), verb.participle()})
        .containsExactly(base, thirdPerson, gerund, participle);
  }

  @Test
  void britishAuthorsDoubleAFinalL() {
    assertThat(Verb.of("cancel", true).participle()).isEqualTo("cancelled");
    assertThat(Verb.of("label", true).gerund()).isEqualTo("labelling");
    assertThat(Verb.of("appeal", true).gerund()).isEqualTo("appealing");
  }
}
