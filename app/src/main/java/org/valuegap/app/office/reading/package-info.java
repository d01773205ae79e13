/** Canvases from office files: bytes to tables, tables to the elements of a value gap map. */
@NullMarked
package org.valuegap.app.office.reading;

import org.jspecify.annotations.NullMarked;
