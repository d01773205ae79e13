package org.valuegap.app.taste;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules of taste over the sources; each failure names the file. */
class TasteTest {
  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 50;
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

  /** Blank lines and comments are free: what explains a file does not make it long. */
  @Test
  void noFileHasMoreThan400LinesOfCode() throws IOException {
    var code = Pattern.compile("\\.(java|ts|jte)$");
    var found = new ArrayList<Path>();
    for (var file : files(name -> code.matcher(name).find())) {
      if (readString(file).lines().filter(TasteTest::isCode).count() > FILE_LINES) {
        found.add(file);
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean isCode(String line) {
    return !line.isBlank() && !line.strip().matches("(//|/\\*|\\*).*");
  }

  @Test
  void noMethodIsLongerThan50Lines() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromPaths(files(file -> file.endsWith(".java")));
      var task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
      var scanner = new LongMethods(Trees.instance(task));
      for (var unit : task.parse()) {
        scanner.scan(unit, null);
      }
      assertThat(scanner.found).isEmpty();
    }
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
    var packages = files(file -> file.endsWith(".java") && file.contains("/src/main/"));
    assertThat(packages.stream().map(Path::getParent).distinct())
        .allSatisfy(folder ->
            assertThat(folder.resolve("package-info.java"))
                .content()
                .contains("/**", "@NullMarked"));
  }

  @Test
  void noTestSleepsMocksOrIsSwitchedOff() throws IOException {
    var tests =
        files(file ->
            file.contains("/src/test/java/") && !file.endsWith("TasteTest.java")
                || file.contains("/src/main/frontend/") && file.endsWith(".test.ts"));
    var forbidden =
        Pattern.compile("Thread\\.sleep\\(|@Disabled|Mockito|waitForTimeout|\\.only\\(|\\.skip\\(");
    assertThat(containing(forbidden, tests)).isEmpty();
  }

  @Test
  void everyRuleOfASpecNamesItsTestAndTheTestItsRule() throws IOException {
    var rule =
        Pattern.compile("(?m)^- \\*\\*([A-Z]+\\d+)\\*\\* .*\\((`\\w+Test`(?:, `\\w+Test`)*)\\)$");
    var spec = readString(Path.of("core/SPEC.md"));
    var tests = files(file -> file.endsWith("Test.java"));
    var named = 0;
    for (var found : rule.matcher(spec).results().toList()) {
      named++;
      var number = Pattern.compile("(?i)(?<![a-z0-9])" + found.group(1) + "(?![0-9])");
      for (var test : found.group(2).replaceAll("[` ]", "").split(",")) {
        var file = tests.stream().filter(it -> it.endsWith(test + ".java")).findFirst();
        assertThat(file).as(test).isPresent();
        assertThat(readString(file.get())).as(test).containsPattern(number);
      }
    }
    assertThat(spec.lines().filter(line -> line.startsWith("- **"))).as("rules").hasSize(named);
  }

  @Test
  void pagesHaveNoInlineScriptOrStyle() throws IOException {
    var inline = Pattern.compile("<style|\\sstyle=\"|<script(?![^>]*\\bsrc=)|\\son[a-z]+=\"");
    assertThat(containing(inline, files(file -> file.endsWith(".jte")))).isEmpty();
  }

  /** A button lays out its parts with a gap, so a name in an element of its own stands apart. */
  @Test
  void whatAButtonSaysIsOneText() throws IOException {
    var apart = Pattern.compile("class=\"btn[^>]*>[^<]*\\.html\\(");
    assertThat(containing(apart, files(file -> file.endsWith(".jte")))).isEmpty();
  }

  /** The server may stand below a path ({@code server.servlet.context-path}). */
  @Test
  void pagesAndScriptsWriteNoAddressWithoutTheBase() throws IOException {
    var template =
        Pattern.compile(
            "(href|src|action)=[\"']?/|(?<!base\\(\\) \\+ )\"/(maps|customers|settings|pictures)/");
    assertThat(
            containing(
                template, files(file -> file.endsWith(".jte") && !file.contains("/office/"))))
        .isEmpty();
    var script =
        Pattern.compile(
            "(href|src|action)=[\"']?/|(?<!served\\(|\\+ )['`]/[a-z][a-z-]*(/|\\?|')(?!.* from )|fetch\\(['`\"]/");
    assertThat(
            containing(
                script,
                files(file ->
                    file.contains("/frontend/src/")
                        && file.endsWith(".ts")
                        && !file.contains(".test"))))
        .isEmpty();
  }

  @Test
  void styleSheetsUseLogicalProperties() throws IOException {
    var physical =
        Pattern.compile(
            "(?m)^\\s*(margin|padding|border)-(left|right)\\b|^\\s*(left|right)\\s*:"
                + "|text-align:\\s*(left|right)|float:\\s*(left|right)");
    assertThat(
            containing(
                physical,
                files(file ->
                    file.endsWith(".css")
                        && file.contains("/src/main/")
                        // The PDF library reads this one, and knows left and right only.
                        && !file.endsWith("/office/print.css"))))
        .isEmpty();
  }

  private static List<String> containing(Pattern pattern, List<Path> files) throws IOException {
    var found = new ArrayList<String>();
    for (var file : files) {
      var matcher = pattern.matcher(readString(file));
      while (matcher.find()) {
        found.add(file + ": " + matcher.group().strip());
      }
    }
    return found;
  }

  /** The project's files below its root, where Surefire runs the tests. */
  private static List<Path> files(Predicate<String> wanted) throws IOException {
    var found = new ArrayList<Path>();
    for (var module : List.of("core", "app", "bench")) {
      Files.walkFileTree(
          Path.of(module),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (wanted.test(file.toString().replace('\\', '/'))) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return found;
  }

  private static final class LongMethods extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private final List<String> found = new ArrayList<>();
    private String type = "";

    LongMethods(Trees trees) {
      this.trees = trees;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
      type = tree.getSimpleName().toString();
      return super.visitClass(tree, unused);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
      var unit = getCurrentPath().getCompilationUnit();
      var positions = trees.getSourcePositions();
      long first = positions.getStartPosition(unit, tree);
      long last = positions.getEndPosition(unit, tree);
      if (first >= 0 && last > first) {
        var map = unit.getLineMap();
        long lines = map.getLineNumber(last) - map.getLineNumber(first) + 1;
        if (lines > METHOD_LINES) {
          found.add(type + "." + tree.getName() + ": " + lines + " lines");
        }
      }
      return super.visitMethod(tree, unused);
    }
  }
}
