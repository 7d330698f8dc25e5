@echo off
rem Starts Havre with a Java 25 or newer: that of JAVA_HOME, of PATH, or one installed under Program Files.
setlocal EnableExtensions
set "HAVRE_HOME=%~dp0.."
set "FOUND="
if defined HAVRE_JAVA call :try "%HAVRE_JAVA%\bin\java.exe"
if not defined FOUND if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined FOUND for /f "delims=" %%j in ('where java 2^>nul') do if not defined FOUND call :try "%%j"
if not defined FOUND for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*") do if not defined FOUND call :try "%%~d\bin\java.exe"
if not defined FOUND (
    echo Havre a besoin de Java 25 : installez Temurin 25 ^(https://adoptium.net^). / Havre needs Java 25: install Temurin 25.>&2
    exit /b 1
)
rem Native access: the SQLCipher driver. The rest: nobody may attach to it, and no dump may hold keys or patients.
"%FOUND%" --enable-native-access=ALL-UNNAMED -XX:+DisableAttachMechanism -XX:-HeapDumpOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -XX:+SuppressFatalErrorMessage -Xmx1g -classpath "%HAVRE_HOME%\lib\*" fr.havre.Main %*
exit /b %ERRORLEVEL%

:try
if not exist %1 goto :eof
for /f "tokens=3" %%v in ('%1 -version 2^>^&1 ^| findstr /i "version"') do for /f "delims=.- tokens=1" %%n in (%%v) do if %%~n GEQ 25 set "FOUND=%~1"
goto :eof
