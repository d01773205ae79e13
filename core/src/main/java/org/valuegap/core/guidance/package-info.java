/**
 * What the method says of a whole map: its rules, one file each, and the order in which a map is
 * filled (PRODUCT.md, M6). Advice, never a wall.
 */
@NullMarked
package org.valuegap.core.guidance;

import org.jspecify.annotations.NullMarked;
