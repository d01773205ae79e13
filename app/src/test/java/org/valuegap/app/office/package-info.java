/** Exports, read back as another program would read them. */
@NullMarked
package org.valuegap.app.office;

import org.jspecify.annotations.NullMarked;
