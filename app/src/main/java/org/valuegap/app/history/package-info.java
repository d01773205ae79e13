/** What a map was: its edits, its earlier states, and bringing them back. */
@NullMarked
package org.valuegap.app.history;

import org.jspecify.annotations.NullMarked;
