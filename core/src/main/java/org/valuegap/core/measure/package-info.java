/** What is measured and what follows from it. */
@NullMarked
package org.valuegap.core.measure;

import org.jspecify.annotations.NullMarked;
