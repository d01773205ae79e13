/** The writing rules, on sentences of the sample world. */
@NullMarked
package org.valuegap.core.language;

import org.jspecify.annotations.NullMarked;
