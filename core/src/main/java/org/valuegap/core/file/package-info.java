/**
 * Map files: maps as text that people and programs read, write and keep under version control.
 *
 * <p>{@link org.valuegap.core.file.MapFile} is the one way in. The format is written down once, in
 * {@code Format}; checking, the canonical form and the published schema follow from it. Rules F1 to
 * F6 of {@code core/SPEC.md}.
 */
@NullMarked
package org.valuegap.core.file;

import org.jspecify.annotations.NullMarked;
