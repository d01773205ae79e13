/** The board: one value gap map as a page, readable before any script runs. */
@NullMarked
package org.valuegap.app.board;

import org.jspecify.annotations.NullMarked;
