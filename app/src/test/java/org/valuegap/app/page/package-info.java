@NullMarked
package org.valuegap.app.page;

import org.jspecify.annotations.NullMarked;
