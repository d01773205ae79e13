package org.valuegap.app.page;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.valuegap.core.language.Message;

/** The words on the screen. */
class MessagesTest {
  private static final Path MAIN = Path.of("app/src/main");
  private static final Pattern KEY = Pattern.compile("(?m)^([a-zA-Z0-9_.-]+)\\s*=");
  private static final Pattern USED = Pattern.compile("text\\.(?:of|html)\\(\"([a-z0-9.-]+)\"[,)]");

  static Stream<Path> files() throws IOException {
    try (var all = Files.walk(MAIN.resolve("resources"))) {
      return all.filter(file -> file.toString().endsWith(".properties")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void noKeyStandsTwice(Path file) throws IOException {
    var once = new HashSet<String>();
    assertThat(keys(file)).allSatisfy(key -> assertThat(once.add(key)).as(key).isTrue());
  }

  @Test
  void everyMessageThatATemplateAsksForIsThere() throws IOException {
    var known = Set.copyOf(keys(MAIN.resolve("resources/messages.properties")));
    try (var templates = Files.walk(MAIN.resolve("jte"))) {
      for (var template : templates.filter(file -> file.toString().endsWith(".jte")).toList()) {
        var used = USED.matcher(readString(template)).results().map(match -> match.group(1));
        assertThat(used.filter(key -> !known.contains(key))).as(template.toString()).isEmpty();
      }
    }
  }

  static Stream<Locale> translations() {
    return Messages.offered().stream().filter(language -> !language.equals(Locale.ENGLISH));
  }

  /** The words of files, and what an import says: their patterns are those of java.text. */
  @ParameterizedTest
  @MethodSource("translations")
  void exportsAndImportsSayWhatEnglishSays(Locale language) throws IOException {
    for (var name : List.of("words", "reading/messages")) {
      var file = "resources/org/valuegap/app/office/" + name;
      var english = read(MAIN.resolve(file + ".properties"));
      var other = read(MAIN.resolve(file + "_" + language + ".properties"));
      sameKeys(english, other);
      for (var key : english.keySet()) {
        assertThat(slots(other.get(key))).as(key).isEqualTo(slots(english.get(key)));
      }
    }
  }

  private static void sameKeys(Map<String, String> english, Map<String, String> other) {
    var missing = new TreeMap<>(english);
    missing.keySet().removeAll(other.keySet());
    assertThat(missing).as("to be translated").isEmpty();
    assertThat(other.keySet()).as("said in English no more").isSubsetOf(english.keySet());
  }

  private static Set<String> slots(String pattern) {
    return Pattern.compile("\\{(\\d)")
        .matcher(pattern)
        .results()
        .map(slot -> slot.group(1))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("translations")
  void aTranslationSaysWhatEnglishSays(Locale language) throws IOException {
    var english = english();
    var other = read(MAIN.resolve("resources/messages_" + language + ".properties"));
    sameKeys(english, other);
    for (var key : english.keySet()) {
      assertThat(values(other.get(key))).as(key).isEqualTo(values(english.get(key)));
    }
  }

  /** A branch that counts is there for every form that the language's numbers have. */
  @ParameterizedTest
  @MethodSource("translations")
  void aTranslationCountsAsItsLanguageDoes(Locale language) throws IOException {
    var forms = PluralRules.forLocale(language).getKeywords();
    var other = read(MAIN.resolve("resources/messages_" + language + ".properties"));
    other.forEach((key, pattern) -> {
      for (var parts : plurals(pattern)) {
        var named = parts.stream().map(one -> one.equals("=0") ? "zero" : one).toList();
        var wanted = pattern.contains("#") ? forms : Set.of("other");
        assertThat(named).as(key).containsAll(wanted);
      }
    });
  }

  private static Map<String, String> english() throws IOException {
    var english = new TreeMap<>(read(MAIN.resolve("resources/messages.properties")));
    Message.patterns().forEach((key, pattern) -> english.put("finding." + key, pattern));
    return english;
  }

  private static Map<String, String> read(Path file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, properties::getProperty));
  }

  /** The numbers of the values that stand in a message. */
  private static Set<String> values(String pattern) {
    var parsed = new MessagePattern(pattern);
    return parts(parsed, Part.Type.ARG_NUMBER).collect(Collectors.toSet());
  }

  private static Stream<String> parts(MessagePattern parsed, Part.Type type) {
    return IntStream.range(0, parsed.countParts())
        .mapToObj(parsed::getPart)
        .filter(part -> part.getType() == type)
        .map(parsed::getSubstring);
  }

  /** The names of the branches of each plural; a message has no plural within another. */
  private static List<List<String>> plurals(String pattern) {
    var parsed = new MessagePattern(pattern);
    var all = new ArrayList<List<String>>();
    for (int i = 0; i < parsed.countParts(); i++) {
      var part = parsed.getPart(i);
      if (part.getType() == Part.Type.ARG_START && part.getArgType() == ArgType.PLURAL) {
        int end = parsed.getLimitPartIndex(i);
        all.add(
            IntStream.range(i, end)
                .mapToObj(parsed::getPart)
                .filter(one -> one.getType() == Part.Type.ARG_SELECTOR)
                .map(parsed::getSubstring)
                .toList());
      }
    }
    return all;
  }

  @Test
  void whatATranslationLacksIsSaidInEnglish() {
    var german = Messages.file(Locale.GERMAN);
    assertThat(german.getString("nav.home")).isEqualTo("Start");
    assertThat(Messages.in(List.of(Locale.of("nl"))).of("nav.home")).isEqualTo("Home");
    assertThat(german.keySet()).containsAll(Messages.file(Locale.ENGLISH).keySet());
  }

  @Test
  void numbersAndRulesSpeakTheLanguageToo() {
    var arabic = Messages.in(List.of(Locale.of("ar")));
    assertThat(arabic.of("customers.count", 2)).isEqualTo("عميلان");
    assertThat(arabic.of("customers.count", 11)).isEqualTo("11 عميلًا");
    assertThat(arabic.direction()).isEqualTo("rtl");
    var german = Messages.in(List.of(Locale.GERMAN));
    assertThat(german.of("form.too-long", 5000)).isEqualTo("Höchstens 5.000 Zeichen.");
    assertThat(german.said(Message.of("top-row-first.job", Message.of("this-customer"))))
        .contains("Was möchte dieser Kunde hier erledigt haben?");
  }

  private static List<String> keys(Path file) throws IOException {
    return KEY.matcher(readString(file)).results().map(match -> match.group(1)).toList();
  }
}
