/**
 * What the method says of a statement: its grammar (a job is verb, object and circumstance; an
 * outcome is delta, measure and focus) and the writing rules of PRODUCT.md M3, one file a rule.
 *
 * <p>Statements are short and stand alone, which fools a general tagger. What decides here is
 * position and {@code words.txt}, a lexicon of the verbs and nouns that the rules turn on.
 */
@NullMarked
package org.valuegap.core.language;

import org.jspecify.annotations.NullMarked;
