@echo off
rem Starts Havre: with the Java it was installed with, else with a Java 25 or newer: that of JAVA_HOME, of PATH, or one
rem installed under Program Files. A JDK says its version in its file "release".
setlocal EnableExtensions DisableDelayedExpansion
for %%d in ("%~dp0..") do set "HAVRE_HOME=%%~fd"
set "FOUND="
call :try "%HAVRE_HOME%\runtime\bin\java.exe"
if not defined FOUND if defined HAVRE_JAVA call :try "%HAVRE_JAVA%\bin\java.exe"
if not defined FOUND if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined FOUND for /f "delims=" %%j in ('where java 2^>nul') do if not defined FOUND call :try "%%j"
if not defined FOUND for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*") do if not defined FOUND call :try "%%~d\bin\java.exe"
if not defined FOUND (
    echo Havre a besoin de Java 25 : installez Temurin 25 ^(https://adoptium.net^). / Havre needs Java 25: install Temurin 25.>&2
    exit /b 1
)

rem Only a command that opens a window pays for JavaFX.
set "KIND=command"
for %%w in ("%~1" "%~2" "%~3") do if /i "%%~w"=="window" (set "KIND=window") else if /i "%%~w"=="demo" set "KIND=window"
if not exist "%HAVRE_HOME%\lib\fx\" set "KIND=command"
set "NATIVE=ALL-UNNAMED"
set "FX="
if "%KIND%"=="window" set "NATIVE=ALL-UNNAMED,javafx.graphics"
rem Memory that is no longer needed goes back; less is compiled while it starts.
if "%KIND%"=="window" set FX=-XX:+UseSerialGC -Xms32m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -XX:CompileThresholdScaling=4 "--module-path=%HAVRE_HOME%\lib\fx" --add-modules=javafx.controls,javafx.swing

rem Classes as Java has them in memory, so that it starts faster: brought by the installer.
set "SHARED="
if exist "%HAVRE_HOME%\cache\%KIND%.jsa" set SHARED="-XX:SharedArchiveFile=%HAVRE_HOME%\cache\%KIND%.jsa"

rem Native access: the SQLCipher driver and JavaFX. The rest: nobody may attach to it, no dump may hold keys or patients,
rem and what Java itself has to say never stands among answers.
"%FOUND%" -Xlog:disable --enable-native-access=%NATIVE% -XX:+DisableAttachMechanism -XX:-HeapDumpOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -XX:+SuppressFatalErrorMessage -Xmx1g -classpath "%HAVRE_HOME%\lib\havre.jar;%HAVRE_HOME%\lib\*" %SHARED% %FX% fr.havre.Main %*
exit /b %ERRORLEVEL%

:try
if not exist %1 goto :eof
if not exist "%~dp1..\release" goto :eof
for /f "usebackq tokens=1,2 delims==" %%k in ("%~dp1..\release") do if "%%k"=="JAVA_VERSION" for /f "delims=.-+ tokens=1" %%n in ("%%~l") do if %%n GEQ 25 set "FOUND=%~1"
goto :eof
