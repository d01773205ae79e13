/** Guests from the link to the map, on every channel. */
@NullMarked
package org.valuegap.app.share;

import org.jspecify.annotations.NullMarked;
