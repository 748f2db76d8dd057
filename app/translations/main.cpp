// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations/phrasetexts.h"

#include <iostream>

int main()
{
    retort::writePhraseTexts(std::cout);
    return std::cout.good() ? 0 : 1;
}
