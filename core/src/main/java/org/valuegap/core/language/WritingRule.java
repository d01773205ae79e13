package org.valuegap.core.language;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Statement.Kind;

/** A writing rule of PRODUCT.md M3. One file each; {@link WritingRules} lists them. */
interface WritingRule {
  /** Stable: settings, files and documentation refer to it. */
  String id();

  Set<Kind> kinds();

  /** What the rule finds, or null. */
  @Nullable Finding check(Statement statement, Products products);
}
