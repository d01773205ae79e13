/** The elements of a value gap map, in the method's terms, and what can be read off them. */
@NullMarked
package org.valuegap.core.valuemap;

import org.jspecify.annotations.NullMarked;
