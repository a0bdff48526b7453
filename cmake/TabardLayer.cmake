# tabard_layer(NAME [USES LAYER...] [LINK TARGET...])
#
# One layer of the house is one static library, tabard_NAME, made of every src/NAME/*.cpp. `src/NAME/*_test.cpp` become one test
# program, NAME_test. Headers are put in a file set so that VERIFY_INTERFACE_HEADER_SETS compiles each of them alone.
function(tabard_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "USES;LINK")
  set(folder ${CMAKE_SOURCE_DIR}/src/${name})
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  file(GLOB headers CONFIGURE_DEPENDS ${folder}/*.h)
  file(GLOB tests CONFIGURE_DEPENDS ${folder}/*_test.cpp)
  list(REMOVE_ITEM sources ${tests})
  list(FILTER headers EXCLUDE REGEX "/test_[a-z_]+\\.h$")  # helpers of tests, which need what only tests define

  if(sources)
    add_library(tabard_${name} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(tabard_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_sources(tabard_${name} ${scope} FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src FILES ${headers})
  target_include_directories(tabard_${name} ${scope} ${CMAKE_SOURCE_DIR}/src)
  set_target_properties(tabard_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  list(TRANSFORM layer_USES PREPEND tabard_)
  target_link_libraries(tabard_${name} ${scope} ${layer_USES} ${layer_LINK})

  if(TABARD_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE tabard_${name} GTest::gtest_main GTest::gmock)
    target_compile_definitions(${name}_test PRIVATE TABARD_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_compile_options(${name}_test PRIVATE -O0)  # tests are run once: half the time to compile counts for more
    add_test(NAME unit.${name} COMMAND ${name}_test)
  endif()
endfunction()
