/**
 * Documents and edits: what every map of ours is made of, whatever it holds.
 *
 * <p>A document is a set of elements. Three kinds of change, each knowing what it replaced, make
 * deciding, inverting, comparing and merging the same few lines for every element. Nothing here
 * reads a clock, draws an id or knows what a value map is. The rules are numbered in {@code
 * core/SPEC.md}.
 */
@NullMarked
package org.valuegap.core.document;

import org.jspecify.annotations.NullMarked;
