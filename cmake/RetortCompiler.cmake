# What every target of ours is compiled with.
add_library(retort_compiler INTERFACE)
target_include_directories(retort_compiler INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(retort_compiler INTERFACE
    -Wall -Wextra -Wnon-virtual-dtor -Wno-missing-field-initializers # a test may write Reaction{.name = "vip"}
    $<$<BOOL:${RETORT_WERROR}>:-Werror>)

# GCC 12 takes a text put in front of another for a copy of half the memory once all is optimised as one (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13 AND CMAKE_INTERPROCEDURAL_OPTIMIZATION)
    target_link_options(retort_compiler INTERFACE -Wno-stringop-overflow -Wno-stringop-overread -Wno-restrict)
endif()

if(RETORT_SANITIZE)
    target_compile_options(retort_compiler INTERFACE
        -fsanitize=${RETORT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(retort_compiler INTERFACE -fsanitize=${RETORT_SANITIZE})
endif()
if(RETORT_FUZZ)
    # Coverage for the fuzzer in every library; the engine itself is linked by the targets in tests/fuzz alone.
    target_compile_options(retort_compiler INTERFACE -fsanitize=fuzzer-no-link)
endif()

# moc before Qt 6.5.3 stops at libstdc++'s <concepts>.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_VISIBILITY=)
