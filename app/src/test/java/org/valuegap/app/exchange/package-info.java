/** Downloads as a browser gets them. */
@NullMarked
package org.valuegap.app.exchange;

import org.jspecify.annotations.NullMarked;
