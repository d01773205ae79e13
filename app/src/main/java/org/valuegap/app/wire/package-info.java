/**
 * JSON of elements, changes and frames, as {@code docs/live-protocol.md} has it. Names are written
 * out here and nowhere else; reading is strict.
 */
@NullMarked
package org.valuegap.app.wire;

import org.jspecify.annotations.NullMarked;
