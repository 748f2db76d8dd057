// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include <iostream>

int main(int count, char** arguments)
{
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    return retort::runCli({arguments + 1, arguments + count}, std::cin, std::cout, std::cerr);
}
