@NullMarked
package org.valuegap.app.board;

import org.jspecify.annotations.NullMarked;
